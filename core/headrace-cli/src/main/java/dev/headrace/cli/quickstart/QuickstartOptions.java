package dev.headrace.cli.quickstart;

import dev.headrace.runtime.engine.CacheMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// How a quickstart is to run.
///
/// @param directory where its report, prediction log and pipelines go
/// @param port where to serve in the end, 0 for any that is free
/// @param serveFor how long to serve; zero for not at all
/// @param requests how many requests to replay at most
/// @param cache whether earlier results may be used
/// @param seed where all chance comes from; empty for that of the settings
/// @param threads how many nodes may run at once; 0 for what the settings say
public record QuickstartOptions(
        Path directory, int port, Duration serveFor, int requests, CacheMode cache, OptionalLong seed, int threads) {}
