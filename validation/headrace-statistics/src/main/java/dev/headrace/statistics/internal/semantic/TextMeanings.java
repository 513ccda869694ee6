package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.validation.SemanticMatch;
import org.jspecify.annotations.Nullable;

/// Counts of texts what they may mean. Confined to one thread.
final class TextMeanings implements SampledValues.Visitor {
    private final SemanticRules rules;
    private final TimeFormats times;
    private long examined;
    private long addresses;
    private long sentences;

    TextMeanings(SemanticRules rules) {
        this.rules = rules;
        this.times = new TimeFormats(rules);
    }

    @Override
    public void accept(byte[] bytes, int from, int length, long count) {
        examined += length == 0 && rules == SemanticRules.HEADRACE ? 0 : count;
        times.add(bytes, from, length, count);
        addresses += rules == SemanticRules.HEADRACE && UrlRule.matches(bytes, from, length) ? count : 0;
        sentences += SentenceRule.matches(bytes, from, length, rules) ? count : 0;
    }

    /// What the most that is enough says, times before addresses before sentences.
    @Nullable
    SemanticMatch result() {
        long most = times.most();
        if (SemanticDetector.isEnough(most, examined)) {
            return SemanticDetector.match(SemanticMatch.Type.TIME, times.format(), most, examined);
        }
        if (SemanticDetector.isEnough(addresses, examined)) {
            return SemanticDetector.match(SemanticMatch.Type.URL, null, addresses, examined);
        }
        return SemanticDetector.isEnough(sentences, examined)
                ? SemanticDetector.match(SemanticMatch.Type.NATURAL_LANGUAGE, null, sentences, examined)
                : null;
    }
}
