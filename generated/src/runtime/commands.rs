//! The table of a resource's calls, which only the crate's own program needs.

#![allow(
    unused_macros,
    unused_imports,
    reason = "the resources of an API use it, as far as it has calls"
)]

/// The calls of a resource: a line each, and below it a line for each value that is not plain text in
/// the path.
#[cfg(feature = "cli")]
macro_rules! commands {
    ($table:ident {$(
        $name:literal: $operation:ident
            $(($form:ident $($body:ty)? $(= $($sent:expr),+)? $(; $optional:ident)?))*
            => $answer:ident $($value:ty)? $(| $stream:ident $($item:ty)?)? $(; $error:ident $failure:ty)?,
        $($place:ident $input:literal: $type:ty $(= $style:expr)? $(; $required:ident)?,)*
    )*}) => {
        pub(crate) static $table: $crate::runtime::cli::Group = $crate::runtime::cli::Group::new(
            module_path!(),
            &[$(
                $crate::runtime::cli::Command::$answer$(::<$value>)?($name, &$operation)
                    .takes(&[$(
                        $crate::runtime::cli::Input::$place::<$type>($input)
                            $(.styled($style))?$(.$required())?
                    ),*])
                    .sends(&[$(
                        $crate::runtime::cli::Body::$form$(::<$body>)?($($($sent),+)?)$(.$optional())?
                    ),*])
                    $(.$stream$(::<$item>)?())?
                    $(.$error::<$failure>())?
            ),*],
        );
    };
}

/// Without the program there is no table.
#[cfg(not(feature = "cli"))]
macro_rules! commands {
    ($table:ident {$($calls:tt)*}) => {};
}

pub(crate) use commands;
