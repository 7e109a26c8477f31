/// Finds the user to whom a csrf value was last given.
public struct FindCSRFOwner: Sendable {
    let value: Given<String>
    let field: String

    /// - Parameter field: how the wire spells the key that holds the value.
    public init(_ value: Given<String>, field: String) {
        self.value = value
        self.field = field
    }

    /// - Returns: nil where the value is nobody's.
    /// - Throws: `invalid` where there is no value.
    public func run(in world: World) async throws(Failure) -> UserView? {
        var check = FieldCheck()
        let value = check.required(field, value, .anything)
        try check.finish()
        guard let value, !value.isEmpty else { return nil }
        return try await world.store.user(withCSRFHash: world.digest(Array(value.utf8))).value
    }
}
