package dev.headrace.training.tuning;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.spi.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A combination to try.
///
/// @param name the trainer's name
/// @param trainer the trainer
/// @param hyperparameters its settings
record Candidate(String name, Trainer trainer, Hyperparameters hyperparameters) {
    /// All combinations: the first guesses of all trainers, by the trainers' names, then the second ones and
    /// so on.
    ///
    /// @param trainers all trainers, by name
    /// @param wanted the names of those to ask; empty for all that can learn the task
    /// @param data what is to be learned from
    /// @return at least one
    /// @throws HeadraceException with [TrainingErrorCode#TRAINER_UNAVAILABLE] if a wanted one is not there,
    ///     or there is none
    static List<Candidate> of(Map<String, Trainer> trainers, List<String> wanted, TrainingData data) {
        List<List<Candidate>> byTrainer = new ArrayList<>();
        for (String name : wanted.isEmpty() ? new TreeSet<>(trainers.keySet()) : new TreeSet<>(wanted)) {
            Trainer trainer = trainers.get(name);
            if (trainer == null) {
                throw new HeadraceException(
                        TrainingErrorCode.TRAINER_UNAVAILABLE,
                        "No plugin provides the trainer '" + name + "'" + Names.suggestion(name, trainers.keySet()));
            }
            if (trainer.supports(data.task())) {
                byTrainer.add(trainer
                        .candidates(data.task(), data.rows(), data.features().size())
                        .stream()
                        .map(hyperparameters -> new Candidate(name, trainer, hyperparameters))
                        .toList());
            } else if (!wanted.isEmpty()) {
                throw new HeadraceException(
                        TrainingErrorCode.TRAINER_UNAVAILABLE,
                        "The trainer '" + name + "' cannot learn " + data.task() + " on this machine");
            }
        }
        if (byTrainer.isEmpty()) {
            throw new HeadraceException(
                    TrainingErrorCode.TRAINER_UNAVAILABLE,
                    "No plugin provides a trainer that can learn " + data.task());
        }
        return interleaved(byTrainer);
    }

    private static List<Candidate> interleaved(List<List<Candidate>> lists) {
        int most = lists.stream().mapToInt(List::size).max().orElse(0);
        List<Candidate> all = new ArrayList<>();
        for (int place = 0; place < most; place++) {
            for (List<Candidate> list : lists) {
                if (place < list.size()) {
                    all.add(list.get(place));
                }
            }
        }
        return List.copyOf(all);
    }
}
