//! The table of a resource's calls, which only the crate's own program needs.

/// The calls of a resource: a line each, and below it a line for each value that is not plain text in
/// the path.
#[cfg(feature = "cli")]
#[doc(hidden)]
#[macro_export]
macro_rules! commands {
    ($table:ident {$(
        $name:literal: $operation:ident
            $(($form:ident $($body:ty)? $(= $($sent:expr),+)? $(; $optional:ident)?))*
            => $answer:ident $($value:ty)? $(| $stream:ident $($item:ty)?)? $(; $error:ident $failure:ty)?,
        $($place:ident $input:literal: $type:ty $(= $style:expr)? $(; $required:ident)?,)*
    )*}) => {
        pub(crate) static $table: $crate::cli::Group = $crate::cli::Group::new(
            module_path!(),
            &[$(
                $crate::cli::Command::$answer$(::<$value>)?($name, &$operation)
                    .takes(&[$(
                        $crate::cli::Input::$place::<$type>($input)
                            $(.styled($style))?$(.$required())?
                    ),*])
                    .sends(&[$(
                        $crate::cli::Body::$form$(::<$body>)?($($($sent),+)?)$(.$optional())?
                    ),*])
                    $(.$stream$(::<$item>)?())?
                    $(.$error::<$failure>())?
            ),*],
        );
    };
}

/// Without the program there is no table.
#[cfg(not(feature = "cli"))]
#[doc(hidden)]
#[macro_export]
macro_rules! commands {
    ($table:ident {$($calls:tt)*}) => {};
}
