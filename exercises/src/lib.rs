//! Grades.
