//! A replica's data: the records, where each leader's part begins, and what is remembered of producers.

mod epoch_cache;
mod producer_state;
mod replica_log;

pub use epoch_cache::EpochCache;
pub(crate) use producer_state::sequence_plus;
pub use producer_state::{BatchMemory, ProducerStates, SequenceCheck};
pub use replica_log::{Entry, ReplicaLog, Stamp};
