package dev.headrace.runtime.engine;

import dev.headrace.core.pipeline.Pipeline;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What to run, and how. Immutable.
///
/// @param pipeline the pipeline
/// @param parameters values of its parameters, as text
/// @param cache whether earlier results may be used
/// @param seed where all chance comes from; empty for that of the settings
/// @param threads how many nodes may run at once; 0 for what the settings say
public record RunRequest(
        Pipeline pipeline, Map<String, String> parameters, CacheMode cache, OptionalLong seed, int threads) {
    /// Copies the parameters.
    ///
    /// @throws IllegalArgumentException if `threads` is negative
    public RunRequest {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        if (threads < 0) {
            throw new IllegalArgumentException("threads is negative: " + threads);
        }
    }

    /// A request with all defaults.
    ///
    /// @param pipeline the pipeline
    /// @return the request
    public static RunRequest of(Pipeline pipeline) {
        return new RunRequest(pipeline, Map.of(), CacheMode.USE, OptionalLong.empty(), 0);
    }

    /// The same with a parameter set.
    ///
    /// @param name the parameter
    /// @param value its value as text
    /// @return a new request
    public RunRequest withParameter(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new RunRequest(pipeline, more, cache, seed, threads);
    }

    /// The same with these parameters set besides.
    ///
    /// @param values values by name, as text
    /// @return a new request
    public RunRequest withParameters(Map<String, String> values) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.putAll(values);
        return new RunRequest(pipeline, more, cache, seed, threads);
    }

    /// The same with another use of the cache.
    ///
    /// @param mode the use
    /// @return a new request
    public RunRequest withCache(CacheMode mode) {
        return new RunRequest(pipeline, parameters, mode, seed, threads);
    }

    /// The same with a seed.
    ///
    /// @param value the seed
    /// @return a new request
    public RunRequest withSeed(long value) {
        return new RunRequest(pipeline, parameters, cache, OptionalLong.of(value), threads);
    }

    /// The same with a number of threads.
    ///
    /// @param count how many nodes may run at once; 0 for what the settings say
    /// @return a new request
    public RunRequest withThreads(int count) {
        return new RunRequest(pipeline, parameters, cache, seed, count);
    }
}
