//! What wraps a JSON answer, read in one pass.

use super::{ApiError, Decode, DecodeError, Envelope, Json, PageInfo, Reader};

/// What an envelope holds beside its result.
pub(super) struct Opened {
    pub(super) success: bool,
    pub(super) errors: Vec<ApiError>,
    pub(super) messages: Vec<ApiError>,
    pub(super) info: Option<PageInfo>,
    /// Why the result could not be read. It matters only where the call succeeded.
    pub(super) fault: Option<DecodeError>,
}

/// Opens an envelope; its result is read into the slot where it is met.
///
/// # Errors
/// When the body is no envelope at all.
pub(super) fn open(
    body: &[u8],
    envelope: &Envelope,
    slot: &mut dyn Decode,
) -> Result<Opened, DecodeError> {
    let mut success = None;
    let (mut errors, mut messages, mut info) = (Json::Null, Json::Null, Json::Null);
    let mut result: Option<Option<DecodeError>> = None;
    let mut reader = Reader::new(body)?;
    reader.object(&mut |name, reader| {
        if name == envelope.result {
            result = Some(reader.attempt(envelope.result, slot, result.is_some())?);
        } else if name == envelope.success {
            success = Some(reader.bool()?);
        } else if name == envelope.errors {
            errors = reader.value()?;
        } else if name == envelope.messages {
            messages = reader.value()?;
        } else if envelope.info == Some(name) {
            info = reader.value()?;
        } else {
            reader.skip()?;
        }
        Ok(())
    })?;
    reader.end()?;
    let Some(success) = success else {
        return Err(DecodeError::absent(envelope.success));
    };
    Ok(Opened {
        success,
        errors: ApiError::list(&errors),
        messages: ApiError::list(&messages),
        info: PageInfo::read(&info),
        fault: match result {
            Some(fault) => fault,
            None => without_result(envelope, slot),
        },
    })
}

/// A result that is not there is taken for null, where the slot takes null.
fn without_result(envelope: &Envelope, slot: &mut dyn Decode) -> Option<DecodeError> {
    let filled = Reader::new(b"null").and_then(|mut reader| slot.decode(&mut reader));
    filled.err().map(|_| DecodeError::absent(envelope.result))
}

/// The errors and remarks of a body that may be an envelope, or anything else.
pub(super) fn remarks(body: &[u8], envelope: &Envelope) -> (Vec<ApiError>, Vec<ApiError>) {
    let Ok(json) = super::decode::<Json>(body) else {
        return (Vec::new(), Vec::new());
    };
    let list = |name| json.get(name).map(ApiError::list).unwrap_or_default();
    (list(envelope.errors), list(envelope.messages))
}
