package dev.headrace.suggesting.runs;

import java.util.List;

/// What a runner is after. The kind is not recorded, only the words, and the kind can be told from them.
enum Goal {
    RACE,
    HEALTH,
    FUN,
    RETURN;

    private static final List<String> RACE_VERBS =
            List.of("train for", "prepare for", "get ready for", "finish", "set a personal best in");
    private static final List<String> RACES = List.of(
            "a first half marathon",
            "my next half marathon",
            "the city marathon",
            "a marathon under four hours",
            "the company 10k",
            "a fast 5k",
            "a mountain trail race");
    private static final List<String> SEASONS = List.of("", " in spring", " this summer", " in autumn", " next year");
    private static final List<String> HEALTH_AIMS = List.of(
            "lose a few kilos",
            "lower my blood pressure",
            "sleep better",
            "get fitter",
            "keep my weight",
            "strengthen my heart");
    private static final List<String> HEALTH_WAYS =
            List.of("", " step by step", " before the holidays", " on my doctor's advice", " without hurting my knees");
    private static final List<String> FUN_AIMS = List.of(
            "clear my head after work",
            "enjoy the fresh air",
            "run with friends",
            "explore new places",
            "listen to podcasts while running",
            "run with the dog");
    private static final List<String> FUN_TIMES = List.of("", " now and then", " at the weekend", " every other day");
    private static final List<String> RETURN_WORDS =
            List.of("get back into running", "start running again", "find my old form again");
    private static final List<String> RETURN_CAUSES =
            List.of("", " after a long break", " after an injury", " after having a baby", " after a stressful year");

    /// Words for this kind.
    String words(Draws draws) {
        return switch (this) {
            case RACE -> draws.oneOf(RACE_VERBS) + " " + draws.oneOf(RACES) + draws.oneOf(SEASONS);
            case HEALTH -> draws.oneOf(HEALTH_AIMS) + draws.oneOf(HEALTH_WAYS);
            case FUN -> draws.oneOf(FUN_AIMS) + draws.oneOf(FUN_TIMES);
            case RETURN -> draws.oneOf(RETURN_WORDS) + draws.oneOf(RETURN_CAUSES);
        };
    }
}
