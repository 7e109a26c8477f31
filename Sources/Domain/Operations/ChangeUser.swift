/// Changes what is given of a user, for its owner.
public struct ChangeUser: Sendable {
    let id: User.ID
    let draft: UserDraft
    let precondition: Precondition
    let caller: Caller
    let address: String

    /// - Parameter address: of the client.
    public init(
        _ id: User.ID,
        with draft: UserDraft,
        if precondition: Precondition,
        by caller: Caller,
        from address: String
    ) {
        self.id = id
        self.draft = draft
        self.precondition = precondition
        self.caller = caller
        self.address = address
    }

    /// - Throws: `noSuchUser`, `notYours`, `invalid`, `changed`, `usernameTaken`, `emailTaken`, `tooManyRequests`; as
    ///   `MediaStore.save` does.
    public func run(in world: World) async throws(Failure) -> UserView {
        guard let current = try await world.store.user(id).value else { throw .noSuchUser }
        guard caller.user == id else { throw .notYours }
        var (change, picture, password) = try draft.changes()
        try precondition.check(current.tag)
        if let password {
            change.password = try await world.password(password, for: current.user, by: caller, from: address)
        }
        return try await world.change(id, change, picture: picture, if: precondition)
    }
}
