//! Tables: marks of quotation, Chinese characters of one way of writing, letters that look alike.

pub mod han;
pub mod lookalikes;
pub mod quotes;
