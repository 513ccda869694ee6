package dev.headrace.training.linear;

/// A convex function that is to be made small.
interface Objective {
    /// How many numbers it depends on.
    int size();

    /// Its value at a point.
    ///
    /// @param point not changed
    /// @param gradient receives the gradient there
    double value(double[] point, double[] gradient);
}
