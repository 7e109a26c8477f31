/// What a contract says about itself for documents; all else is taken from its routes.
struct Documentation: Sendable {
    let title: Text
    let about: Text
    /// The types of body that it takes, the usual one first.
    let bodyTypes: [String]
    /// The document's components beside the bodies.
    let schemas: KeyValuePairs<String, Schema>
    /// What a failure looks like: one of the components.
    let failure: String
    let operations: [Operation]
}
