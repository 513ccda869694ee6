package dev.headrace.runtime.plugin;

/// A jar in a plugin directory that cannot be used.
///
/// @param origin its path
/// @param reason why, in one clause
public record BrokenPlugin(String origin, String reason) {}
