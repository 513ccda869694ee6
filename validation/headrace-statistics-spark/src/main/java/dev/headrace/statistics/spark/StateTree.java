package dev.headrace.statistics.spark;

import dev.headrace.statistics.Statistics;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/// Merges the states of partitions in two steps, as Spark's `treeAggregate` of depth 2: some groups on
/// executors, then these on the driver. Unlike there, a task reads each state once and writes one, not one
/// for each merge, and states are merged in the order of the partitions.
final class StateTree {
    private StateTree() {}

    /// Merges all.
    ///
    /// @param parts a [Part] for each partition that has rows
    /// @param into statistics without rows, which get those of all partitions
    /// @return these
    /// @throws dev.headrace.core.HeadraceException if a part is a failure: that of the first group that has
    ///     one
    static Statistics merged(JavaPairRDD<Integer, byte[]> parts, Statistics into) {
        int partitions = parts.getNumPartitions();
        int groups = groups(partitions);
        List<byte[]> last = groups == partitions
                ? parts.values().collect()
                : parts.repartitionAndSortWithinPartitions(new HashPartitioner(groups))
                        .mapPartitions(StateTree::group)
                        .collect();
        return merged(last.iterator(), into);
    }

    /// Into how many groups states are merged on executors; as many as there are if that spares the driver
    /// nothing.
    static int groups(int partitions) {
        int scale = Math.max(2, (int) Math.ceil(Math.sqrt(partitions)));
        return partitions > scale + Math.ceilDiv(partitions, scale) ? partitions / scale : partitions;
    }

    private static Iterator<byte[]> group(Iterator<Tuple2<Integer, byte[]>> parts) {
        if (!parts.hasNext()) {
            return List.<byte[]>of().iterator();
        }
        return List.of(Part.of(() -> {
                    Statistics first = Part.read(parts.next()._2());
                    while (parts.hasNext()) {
                        first.merge(Part.read(parts.next()._2()));
                    }
                    return first.toBytes();
                }))
                .iterator();
    }

    private static Statistics merged(Iterator<byte[]> parts, Statistics into) {
        while (parts.hasNext()) {
            into.merge(Part.read(parts.next()));
        }
        return into;
    }
}
