//! The SDK's `Token` and what it is made of, with serde's derive in place of the SDK's codec.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

macro_rules! types {
    ($($unknown:tt)*) => {
        #[derive(Serialize, Deserialize)]
        pub struct Token {
            id: String,
            name: String,
            status: TokenStatus,
            policies: Vec<Policy>,
            #[serde(skip_serializing_if = "Option::is_none")]
            condition: Option<TokenCondition>,
            #[serde(skip_serializing_if = "Option::is_none")]
            not_before: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            expires_on: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            issued_on: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            modified_on: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            last_used_on: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            creator_email_at_creation: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            provisioner_id: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            provisioner_type: Option<String>,
            $($unknown)*
        }

        #[derive(Serialize, Deserialize)]
        struct TokenCondition {
            #[serde(skip_serializing_if = "Option::is_none")]
            request_ip: Option<TokenRequestIp>,
            $($unknown)*
        }

        #[derive(Serialize, Deserialize)]
        struct TokenRequestIp {
            #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
            in_: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            not_in: Option<Vec<String>>,
            $($unknown)*
        }

        #[derive(Serialize, Deserialize)]
        struct Policy {
            id: String,
            effect: Effect,
            permission_groups: Vec<PolicyPermissionGroup>,
            resources: Resources,
            $($unknown)*
        }

        #[derive(Serialize, Deserialize)]
        struct PolicyPermissionGroup {
            id: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            name: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            meta: Option<PermissionGroupMeta>,
            $($unknown)*
        }

        #[derive(Serialize, Deserialize)]
        struct PermissionGroupMeta {
            #[serde(skip_serializing_if = "Option::is_none")]
            key: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            value: Option<String>,
            $($unknown)*
        }
    };
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TokenStatus {
    Active,
    Disabled,
    Expired,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Effect {
    Allow,
    Deny,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Resources {
    Flat(BTreeMap<String, String>),
    Nested(BTreeMap<String, BTreeMap<String, String>>),
    Unknown(Value),
}

/// Members that are not described are dropped.
pub mod dropping {
    use super::*;
    types! {}
}

/// Members that are not described are kept, as the SDK does.
pub mod keeping {
    use super::*;
    types! {
        #[serde(flatten)]
        unknown_fields: serde_json::Map<String, Value>,
    }
}
