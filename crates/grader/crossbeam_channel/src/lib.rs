//! crossbeam_channel.
