//! How lists and objects are laid out in a URL, a header, a cookie or a form.

/// The layout of a parameter's value (OpenAPI 3.2, "Style Values"; RFC 6570).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) layout: Layout,
    /// Whether each element and member stands by itself.
    pub(super) explode: bool,
    /// Whether reserved characters that part nothing are sent as they are.
    pub(super) reserved: bool,
    /// Whether nothing is sent as an empty text.
    pub(super) empty: bool,
    /// Whether the value stands under the parameter's name, where the layout has names.
    pub(super) named: bool,
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
    TabDelimited,
    Cookie,
    Nested(Nesting),
    Json,
}

/// How a value at any depth is told by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nesting {
    /// Whether a member is `a.b`, not `a[b]`.
    pub(super) dots: bool,
    pub(super) elements: Elements,
}

/// How the elements of a list are told. Lists and objects among them go by their index in any case,
/// or nobody could tell where one ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elements {
    /// `a[0]=1&a[1]=2`
    Indexed,
    /// `a[]=1&a[]=2`
    Bracketed,
    /// `a=1&a=2`
    Repeated,
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
    /// `color=blue%09black`, the `tsv` of OpenAPI 2.0.
    pub const TAB_DELIMITED: Self = Self::new(Layout::TabDelimited);
    /// As [`Style::FORM`], with nothing encoded.
    pub const COOKIE: Self = Self::new(Layout::Cookie);
    /// `color[R]=100&color[G][0]=200`, at any depth.
    pub const DEEP_OBJECT: Self = Self::nested(false, Elements::Indexed);
    /// `color[R]=100&color[G][]=200`, at any depth.
    pub const DEEP_BRACKETS: Self = Self::nested(false, Elements::Bracketed);
    /// `color[R]=100&color[G]=200&color[G]=150`, at any depth.
    pub const DEEP_REPEATED: Self = Self::nested(false, Elements::Repeated);
    /// `color.R=100&color.G=200&color.G=150`, at any depth.
    pub const DOTTED: Self = Self::nested(true, Elements::Repeated);
    /// The value as a JSON text.
    pub const JSON: Self = Self::new(Layout::Json);

    const fn new(layout: Layout) -> Self {
        Self {
            layout,
            explode: false,
            reserved: false,
            empty: false,
            named: true,
        }
    }

    const fn nested(dots: bool, elements: Elements) -> Self {
        Self::new(Layout::Nested(Nesting { dots, elements }))
    }

    /// Lets each element and member stand by itself (`explode: true`).
    #[must_use]
    pub const fn exploded(self) -> Self {
        Self {
            explode: true,
            ..self
        }
    }

    /// Sends reserved characters as they are (`allowReserved: true`), and what is percent-encoded
    /// already; but for `#`, `[` and `]`, which no query or path may hold, and for those that would
    /// end the value: `&` and `+` in a query, `?` in a path.
    #[must_use]
    pub const fn reserved(self) -> Self {
        Self {
            reserved: true,
            ..self
        }
    }

    /// Sends a list or an object with nothing in it as an empty text (`allowEmptyValue: true`).
    #[must_use]
    pub const fn empty(self) -> Self {
        Self {
            empty: true,
            ..self
        }
    }

    /// Leaves the parameter's name away: the value is the whole query (`in: querystring`).
    #[must_use]
    pub const fn unnamed(self) -> Self {
        Self {
            named: false,
            ..self
        }
    }
}
