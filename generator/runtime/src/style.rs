//! How lists and objects are laid out in a URL, a header, a cookie or a form.

/// The layout of a parameter's value (OpenAPI 3.1.1, "Style Values"; RFC 6570).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) layout: Layout,
    /// Whether each element and member stands by itself.
    pub(super) explode: bool,
    /// Whether reserved characters that part nothing are sent as they are.
    pub(super) reserved: bool,
}

/// What stands before, between and around the parts of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Json,
}

impl Style {
    /// `blue,black`; with `exploded`, members are `R=100,G=200`.
    pub const SIMPLE: Self = Self::new(Layout::Simple);
    /// `.blue,black`; with `exploded`, `.blue.black`.
    pub const LABEL: Self = Self::new(Layout::Label);
    /// `;color=blue,black`; with `exploded`, `;color=blue;color=black`.
    pub const MATRIX: Self = Self::new(Layout::Matrix);
    /// `color=blue,black`; with `exploded`, `color=blue&color=black`.
    pub const FORM: Self = Self::new(Layout::Form);
    /// `color=blue%20black`; with `exploded`, as [`Style::FORM`].
    pub const SPACE_DELIMITED: Self = Self::new(Layout::SpaceDelimited);
    /// `color=blue%7Cblack`; with `exploded`, as [`Style::FORM`].
    pub const PIPE_DELIMITED: Self = Self::new(Layout::PipeDelimited);
    /// `color[R]=100&color[G]=200`, at any depth; elements of lists go by their index.
    pub const DEEP_OBJECT: Self = Self::new(Layout::DeepObject);
    /// The value as a JSON text.
    pub const JSON: Self = Self::new(Layout::Json);

    const fn new(layout: Layout) -> Self {
        Self {
            layout,
            explode: false,
            reserved: false,
        }
    }

    /// Lets each element and member stand by itself (`explode: true`).
    #[must_use]
    pub const fn exploded(self) -> Self {
        Self {
            explode: true,
            ..self
        }
    }

    /// Sends reserved characters as they are (`allowReserved: true`), but for those that would end
    /// the value: `#`, `&`, `+`, `[`, `]`.
    #[must_use]
    pub const fn reserved(self) -> Self {
        Self {
            reserved: true,
            ..self
        }
    }
}
