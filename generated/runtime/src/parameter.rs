//! Values as they are written in a query or a header.

use super::{Date, Secret, Timestamp};

/// A scalar, or a list of scalars, that can stand in a query or a header.
pub trait Parameter {
    /// Adds this value's texts, unencoded; a list adds one for each element.
    fn write(&self, out: &mut Values);
}

/// The texts of a parameter.
#[derive(Default)]
pub struct Values(Vec<String>);

impl Values {
    pub(super) fn of(value: &dyn Parameter) -> Self {
        let mut values = Self::default();
        value.write(&mut values);
        values
    }

    /// Adds one text.
    pub fn push(&mut self, text: impl Into<String>) {
        self.0.push(text.into());
    }

    pub(super) fn into_texts(self) -> Vec<String> {
        self.0
    }
}

macro_rules! displayed {
    ($($scalar:ty),+) => {$(
        impl Parameter for $scalar {
            fn write(&self, out: &mut Values) {
                out.push(self.to_string());
            }
        }
    )+};
}

displayed!(bool, i32, i64, u32, u64, f64);

impl Parameter for str {
    fn write(&self, out: &mut Values) {
        out.push(self);
    }
}

impl Parameter for String {
    fn write(&self, out: &mut Values) {
        self.as_str().write(out);
    }
}

impl Parameter for Timestamp {
    fn write(&self, out: &mut Values) {
        self.as_str().write(out);
    }
}

impl Parameter for Secret {
    fn write(&self, out: &mut Values) {
        out.push(self.expose());
    }
}

impl Parameter for Date {
    fn write(&self, out: &mut Values) {
        self.as_str().write(out);
    }
}

impl<T: Parameter> Parameter for [T] {
    fn write(&self, out: &mut Values) {
        for value in self {
            value.write(out);
        }
    }
}

impl<T: Parameter, const N: usize> Parameter for [T; N] {
    fn write(&self, out: &mut Values) {
        self.as_slice().write(out);
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    fn write(&self, out: &mut Values) {
        self.as_slice().write(out);
    }
}

impl<T: Parameter + ?Sized> Parameter for &T {
    fn write(&self, out: &mut Values) {
        (**self).write(out);
    }
}
