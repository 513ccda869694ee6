package dev.headrace.cli.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Places nodes in layers, each below all that it waits for. An edge that a longer way implies is left out;
/// one that passes a layer gets a place in it, so that it runs between the nodes and not behind them.
final class DagLayout {
    /// The width of a node.
    static final double NODE_WIDTH = 158;
    /// The height of a node.
    static final double NODE_HEIGHT = 42;

    private static final double LAYER_HEIGHT = 68;
    private static final double EDGE_WIDTH = 10;
    private static final double GAP = 16;
    private static final int SWEEPS = 8;

    private final List<List<Slot>> layers = new ArrayList<>();
    private final List<Slot> slots;
    private final List<Edge> edges = new ArrayList<>();
    private final double width;

    private DagLayout(List<ReportNode> nodes, List<List<Integer>> parents) {
        slots = new ArrayList<>(nodes.size());
        int[] depth = depths(parents);
        for (int i = 0; i < nodes.size(); i++) {
            slots.add(addSlot(NODE_WIDTH, depth[i]));
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (int parent : parents.get(i)) {
                connect(slots.get(parent), slots.get(i));
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            order(sweep % 2 == 0);
        }
        width = place();
    }

    static DagLayout of(List<ReportNode> nodes) {
        List<List<Integer>> parents = acyclic(parents(nodes));
        return new DagLayout(nodes, reduced(parents));
    }

    double width() {
        return width;
    }

    double height() {
        return layers.isEmpty() ? 0 : (layers.size() - 1) * LAYER_HEIGHT + NODE_HEIGHT;
    }

    /// The left edge of a node.
    double x(int node) {
        return slots.get(node).x - NODE_WIDTH / 2;
    }

    /// The upper edge of a node.
    double y(int node) {
        return slots.get(node).layer * LAYER_HEIGHT;
    }

    /// The ways of the edges that are drawn, each as the data of a path.
    List<String> paths() {
        return edges.stream().map(Edge::path).toList();
    }

    private static List<List<Integer>> parents(List<ReportNode> nodes) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            index.put(nodes.get(i).name(), i);
        }
        List<List<Integer>> parents = new ArrayList<>(nodes.size());
        for (ReportNode node : nodes) {
            Set<Integer> found = new LinkedHashSet<>();
            for (String name : node.upstream()) {
                Integer parent = index.get(name);
                if (parent != null) {
                    found.add(parent);
                }
            }
            parents.add(List.copyOf(found));
        }
        return parents;
    }

    /// Drops the edges that would close a circle, which no pipeline has.
    private static List<List<Integer>> acyclic(List<List<Integer>> parents) {
        List<List<Integer>> kept = new ArrayList<>(parents);
        BitSet placed = new BitSet();
        while (placed.cardinality() < parents.size()) {
            int next = placed.nextClearBit(0);
            for (int i = next; i < parents.size(); i++) {
                if (!placed.get(i) && parents.get(i).stream().allMatch(placed::get)) {
                    next = i;
                    break;
                }
            }
            kept.set(next, parents.get(next).stream().filter(placed::get).toList());
            placed.set(next);
        }
        return kept;
    }

    private static List<List<Integer>> reduced(List<List<Integer>> parents) {
        BitSet[] ancestors = new BitSet[parents.size()];
        for (int i = 0; i < parents.size(); i++) {
            ancestors(i, parents, ancestors);
        }
        List<List<Integer>> reduced = new ArrayList<>(parents.size());
        for (List<Integer> all : parents) {
            reduced.add(all.stream()
                    .filter(parent -> all.stream().noneMatch(other -> ancestors[other].get(parent)))
                    .toList());
        }
        return reduced;
    }

    private static BitSet ancestors(int node, List<List<Integer>> parents, BitSet[] known) {
        if (known[node] == null) {
            BitSet found = new BitSet();
            for (int parent : parents.get(node)) {
                found.set(parent);
                found.or(ancestors(parent, parents, known));
            }
            known[node] = found;
        }
        return known[node];
    }

    private static int[] depths(List<List<Integer>> parents) {
        int[] depth = new int[parents.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < depth.length; i++) {
                for (int parent : parents.get(i)) {
                    if (depth[i] <= depth[parent]) {
                        depth[i] = depth[parent] + 1;
                        changed = true;
                    }
                }
            }
        }
        return depth;
    }

    private Slot addSlot(double across, int layer) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        Slot slot = new Slot(across, layer);
        slot.x = layers.get(layer).size() * NODE_WIDTH;
        layers.get(layer).add(slot);
        return slot;
    }

    private void connect(Slot from, Slot to) {
        List<Slot> way = new ArrayList<>(List.of(from));
        for (int layer = from.layer + 1; layer < to.layer; layer++) {
            way.add(addSlot(EDGE_WIDTH, layer));
        }
        way.add(to);
        for (int i = 1; i < way.size(); i++) {
            way.get(i - 1).below.add(way.get(i));
            way.get(i).above.add(way.get(i - 1));
        }
        edges.add(new Edge(way));
    }

    /// Sorts each layer by where the neighbours in the layer before are.
    private void order(boolean down) {
        for (List<Slot> layer : down ? layers : layers.reversed()) {
            for (Slot slot : layer) {
                slot.wanted = Slot.middle(down ? slot.above : slot.below, slot.x);
            }
            layer.sort((first, second) -> Double.compare(first.wanted, second.wanted));
            align(layer);
        }
    }

    /// Moves the slots of a layer as near to where they are wanted as their order and widths allow, by least
    /// squares: neighbours that would overlap are pooled, and a pool stands at the mean of what its slots want.
    private static void align(List<Slot> layer) {
        List<Pool> pools = new ArrayList<>();
        double offset = 0;
        for (int i = 0; i < layer.size(); i++) {
            Slot slot = layer.get(i);
            offset += i == 0 ? 0 : GAP + layer.get(i - 1).width / 2 + slot.width / 2;
            slot.offset = offset;
            Pool pool = new Pool(slot.wanted - offset, 1);
            while (!pools.isEmpty() && pools.getLast().mean() > pool.mean()) {
                pool = pool.and(pools.removeLast());
            }
            pools.add(pool);
        }
        int next = 0;
        for (Pool pool : pools) {
            for (int i = 0; i < pool.count(); i++) {
                Slot slot = layer.get(next++);
                slot.x = pool.mean() + slot.offset;
            }
        }
    }

    /// Moves all so that the leftmost stands at 0.
    private double place() {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (List<Slot> layer : layers) {
            for (Slot slot : layer) {
                left = Math.min(left, slot.x - slot.width / 2);
                right = Math.max(right, slot.x + slot.width / 2);
            }
        }
        if (layers.isEmpty()) {
            return 0;
        }
        for (List<Slot> layer : layers) {
            for (Slot slot : layer) {
                slot.x -= left;
            }
        }
        return right - left;
    }

    private record Pool(double mean, int count) {
        Pool and(Pool before) {
            int both = count + before.count;
            return new Pool((mean * count + before.mean * before.count) / both, both);
        }
    }

    /// A place in a layer: of a node, or of an edge that passes.
    private static final class Slot {
        private final double width;
        private final int layer;
        private final List<Slot> above = new ArrayList<>();
        private final List<Slot> below = new ArrayList<>();
        private double x;
        private double wanted;
        private double offset;

        Slot(double width, int layer) {
            this.width = width;
            this.layer = layer;
        }

        static double middle(List<Slot> neighbours, double fallback) {
            return neighbours.stream().mapToDouble(slot -> slot.x).average().orElse(fallback);
        }
    }

    private record Edge(List<Slot> way) {
        String path() {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < way.size() - 1; i++) {
                double x = way.get(i).x;
                double y = way.get(i).layer * LAYER_HEIGHT + NODE_HEIGHT;
                double toX = way.get(i + 1).x;
                double toY = way.get(i + 1).layer * LAYER_HEIGHT;
                double middle = (y + toY) / 2;
                path.append(i == 0 ? "M" : "L").append(point(x, y)).append('C').append(point(x, middle));
                path.append(' ').append(point(toX, middle)).append(' ').append(point(toX, toY));
            }
            return path.toString();
        }

        private static String point(double x, double y) {
            return Svg.coordinate(x) + " " + Svg.coordinate(y);
        }
    }
}
