package dev.headrace.cli;

import java.time.InstantSource;
import picocli.CommandLine;

/// Makes commands: gives the clock to those that take one.
///
/// @param clock what time it is
/// @param others makes everything else
record Commands(InstantSource clock, CommandLine.IFactory others) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == EngineOptions.class ? type.cast(new EngineOptions(clock)) : others.create(type);
    }
}
