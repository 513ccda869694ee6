package dev.headrace.training.smile;

import java.math.BigInteger;
import java.util.List;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.LeafNode;

/// A leaf: sums over its rows. Equal only to itself, so that Smile merges no leaves.
final class ValuesLeaf extends LeafNode {
    private static final long serialVersionUID = 1L;

    private final double[] sums;

    /// Takes over the sums.
    ///
    /// @param size how many rows it has, those drawn twice counted twice
    ValuesLeaf(int size, double[] sums) {
        super(size);
        this.sums = sums;
    }

    double sum(int at) {
        return sums[at];
    }

    @Override
    public double deviance() {
        // Smile keeps it for texts only.
        return 0;
    }

    @Override
    public String dot(StructType schema, StructField response, int id) {
        return " " + id + " [label=\"" + size + " rows\"];\n";
    }

    @Override
    public int[] toString(
            StructType schema,
            StructField response,
            InternalNode parent,
            int depth,
            BigInteger id,
            List<String> lines) {
        lines.add(id + ") " + size + " rows *");
        return new int[] {size};
    }
}
