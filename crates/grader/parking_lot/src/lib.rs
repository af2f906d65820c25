//! parking_lot.
