package dev.headrace.statistics.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cells that are not one value. Of the others, integers, days, times and the digits of decimals are a
/// [java.math.BigInteger], floating-point numbers a [Double], truths a [Boolean], and all else is an array of
/// bytes.
final class Cell {
    private Cell() {}

    /// A list.
    ///
    /// @param elements some of which may be missing
    record Many(List<@Nullable Object> elements) {}

    /// A struct.
    ///
    /// @param fields in the order of the type, some of which may be missing
    record Group(List<@Nullable Object> fields) {}

    /// A value of a union.
    ///
    /// @param index of the member
    /// @param value of the member's type, or missing
    record Member(int index, @Nullable Object value) {}
}
