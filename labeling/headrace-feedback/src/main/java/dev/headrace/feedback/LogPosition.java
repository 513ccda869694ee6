package dev.headrace.feedback;

/// Where a line of a log stands.
///
/// @param file the number of the file in the log
/// @param line from 1, empty lines counted
/// @param offset of its first byte
/// @param length in bytes, without the line feed
record LogPosition(int file, long line, long offset, int length) {}
