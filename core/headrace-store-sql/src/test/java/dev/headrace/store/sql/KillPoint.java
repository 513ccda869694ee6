package dev.headrace.store.sql;

/// Where a process is killed: everywhere on an output's way to being acknowledged.
enum KillPoint {
    /// The component has written half of its output.
    MID_WRITE,
    /// The output is synced and not yet in the store.
    BEFORE_RENAME,
    /// The output is in the store and no transaction has begun.
    BETWEEN_RENAME_AND_COMMIT,
    /// All is written in the transaction, which is not committed.
    BEFORE_COMMIT,
    /// The transaction is committed; whoever runs the pipeline may have been told.
    AFTER_COMMIT
}
