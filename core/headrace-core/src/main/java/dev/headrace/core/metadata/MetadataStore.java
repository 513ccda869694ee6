package dev.headrace.core.metadata;

import dev.headrace.core.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps executions, artifacts, events and contexts in ML Metadata's terms.
///
/// Every method is one transaction, and what a method that changes something returned from has survived the death
/// of the process (and, where the database promises it, of the machine). Thread-safe; several processes may use one
/// store at once. Times are kept to the millisecond. `MetadataStoreConformanceTest` in `headrace-testkit` checks
/// all this.
///
/// Methods throw [dev.headrace.core.HeadraceException]: with a code of the store's own if the database fails, with
/// [dev.headrace.core.CoreErrorCode#METADATA_NOT_FOUND] for an unknown run, execution or artifact, and with
/// [dev.headrace.core.CoreErrorCode#METADATA_CONFLICT] for a change that the record's state forbids.
public interface MetadataStore extends AutoCloseable {
    /// Begins a run and names it.
    ///
    /// @param pipeline the pipeline's name
    /// @param properties what the run is started with
    /// @param at when
    /// @return the run, [RunState#RUNNING]
    RunRecord beginRun(String pipeline, Map<String, String> properties, Instant at);

    /// Begins a run that ended or crashed again, under its name: its state is [RunState#RUNNING] afterwards and its
    /// end is open.
    ///
    /// @param run the run's name
    /// @return the run
    RunRecord resumeRun(String run);

    /// Ends a run.
    ///
    /// @param run the run's name
    /// @param state any but [RunState#RUNNING]
    /// @param at when
    void endRun(String run, RunState state, Instant at);

    /// A run by name.
    ///
    /// @param run the run's name
    /// @return the run, or empty
    Optional<RunRecord> run(String run);

    /// The runs, newest first.
    ///
    /// @return all runs
    List<RunRecord> runs();

    /// Begins an execution, with INPUT events for what it reads.
    ///
    /// @param execution what begins
    /// @return its record, [ExecutionState#RUNNING]
    ExecutionRecord begin(NewExecution execution);

    /// Completes an execution: records its outputs, with OUTPUT events, and the state [ExecutionState#COMPLETE],
    /// all or nothing.
    ///
    /// @param execution the id of an execution that is RUNNING; otherwise METADATA_CONFLICT
    /// @param outputs what it published, in order
    /// @param at when
    /// @return the records of the outputs, in order
    List<ArtifactRecord> complete(long execution, List<NewArtifact> outputs, Instant at);

    /// Ends an execution without outputs.
    ///
    /// @param execution the id of an execution that is RUNNING; otherwise METADATA_CONFLICT
    /// @param state [ExecutionState#FAILED] or [ExecutionState#CANCELED]
    /// @param message why
    /// @param at when
    void fail(long execution, ExecutionState state, String message, Instant at);

    /// Records executions that needed no work: [ExecutionState#CACHED] ones, with OUTPUT events to the outputs of
    /// the execution they repeat, and [ExecutionState#SKIPPED] ones. All or nothing.
    ///
    /// @param executions what was not needed, in order
    /// @return their records, in order
    List<ExecutionRecord> record(List<Unneeded> executions);

    /// An execution that needed no work.
    ///
    /// @param execution what it is
    /// @param repeats the id of the COMPLETE execution whose outputs are used, or empty where it is skipped
    record Unneeded(NewExecution execution, OptionalLong repeats) {}

    /// The newest complete execution with this key whose outputs are all live.
    ///
    /// @param key by [dev.headrace.core.artifact.Provenance#key]
    /// @return the execution, or empty
    Optional<ExecutionRecord> newestComplete(Fingerprint key);

    /// The newest complete or cached execution of a node, over all runs.
    ///
    /// @param pipeline the pipeline's name
    /// @param node the node's name
    /// @return the execution, or empty
    Optional<ExecutionRecord> newestOf(String pipeline, String node);

    /// The executions of a run, by id.
    ///
    /// @param run the run's name
    /// @return all its executions; several of one node where it was resumed
    List<ExecutionRecord> executions(String run);

    /// The executions that are [ExecutionState#RUNNING], over all runs, by id.
    ///
    /// @return those of live processes and those of dead ones
    List<ExecutionRecord> runningExecutions();

    /// An execution by id.
    ///
    /// @param execution the id
    /// @return the record, or empty
    Optional<ExecutionRecord> execution(long execution);

    /// What an execution wrote, or used from the cache as its own, by port.
    ///
    /// @param execution the id
    /// @return the artifacts in the order of the ports' names
    Map<String, ArtifactRecord> outputs(long execution);

    /// An artifact by id.
    ///
    /// @param artifact the id
    /// @return the record, or empty
    Optional<ArtifactRecord> artifact(long artifact);

    /// The artifacts, by id; all, or those of a type.
    ///
    /// @param type the type's name, or empty for all
    /// @return the records
    List<ArtifactRecord> artifacts(Optional<String> type);

    /// The artifacts at a place: those with this `uri`.
    ///
    /// @param uri as in [ArtifactRecord#uri]
    /// @return the records by id
    List<ArtifactRecord> artifactsAt(String uri);

    /// The artifacts that some execution of these runs read, wrote or used from the cache.
    ///
    /// @param runs names
    /// @return ids
    Collection<Long> artifactsOf(Collection<String> runs);

    /// Marks artifacts as [ArtifactState#DELETED].
    ///
    /// @param artifacts ids
    void markDeleted(Collection<Long> artifacts);

    /// Walks the graph from an artifact.
    ///
    /// @param artifact the id of the start, which is part of the result
    /// @param direction which way
    /// @return all that can be reached
    Lineage lineage(long artifact, Lineage.Direction direction);

    /// Records a context, unless there is one of this type and name.
    ///
    /// @param type the type
    /// @param name the name
    /// @param properties kept if the context is new
    /// @return the context
    ContextRecord putContext(String type, String name, Map<String, String> properties);

    /// A context by type and name.
    ///
    /// @param type the type
    /// @param name the name
    /// @return the context, or empty
    Optional<ContextRecord> context(String type, String name);

    @Override
    void close();
}
