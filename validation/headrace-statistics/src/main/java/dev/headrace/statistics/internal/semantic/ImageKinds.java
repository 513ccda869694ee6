package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.validation.SemanticMatch;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts of bytes which kind of images they are. Confined to one thread.
final class ImageKinds implements SampledValues.Visitor {
    private final SemanticRules rules;
    private final Map<ImageKind, Long> counts = new EnumMap<>(ImageKind.class);
    private long examined;
    private long images;

    ImageKinds(SemanticRules rules) {
        this.rules = rules;
    }

    @Override
    public void accept(byte[] bytes, int from, int length, long count) {
        examined += length == 0 && rules == SemanticRules.HEADRACE ? 0 : count;
        ImageKind kind = ImageKind.of(bytes, from, length, rules);
        if (kind != null) {
            images += count;
            counts.merge(kind, count, Long::sum);
        }
    }

    @Nullable
    SemanticMatch result() {
        if (!SemanticDetector.isEnough(images, examined)) {
            return null;
        }
        ImageKind best = ImageKind.BMP;
        for (Map.Entry<ImageKind, Long> kind : counts.entrySet()) {
            best = kind.getValue() > counts.getOrDefault(best, 0L) ? kind.getKey() : best;
        }
        return SemanticDetector.match(SemanticMatch.Type.IMAGE, best.format(), images, examined);
    }
}
