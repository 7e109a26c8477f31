/// Puts a whole user at an identifier: replaces the one that is there, or makes it.
///
/// Only its owner replaces a user; anyone may take a free identifier. The picture is left
/// alone where no other one comes along.
public struct ReplaceUser: Sendable {
    let target: User.ID?
    let draft: UserDraft
    let precondition: Precondition
    let caller: Caller?
    let address: String

    /// - Parameters:
    ///   - target: nil where the draft names the identifier.
    ///   - address: of the client.
    public init(
        _ target: User.ID?,
        with draft: UserDraft,
        if precondition: Precondition,
        by caller: Caller?,
        from address: String
    ) {
        self.target = target
        self.draft = draft
        self.precondition = precondition
        self.caller = caller
        self.address = address
    }

    /// - Throws: `noToken`, `notYours`, `invalid`, `changed`, `usernameTaken`, `emailTaken`, `tooManyRequests`;
    ///   `noSuchUser` for an identifier whose user has been deleted.
    public func run(in world: World) async throws(Failure) -> Placed<UserView> {
        guard let id = target ?? draft.id.value else {
            _ = try draft.complete(at: nil)
            throw .invalid([FieldError("id", .missing)])
        }
        guard let current = try await world.store.user(id).value else {
            let user = try draft.complete(at: target)
            try precondition.check(nil)
            return .created(try await world.create(user, as: id, from: address))
        }
        // Who may not change the user learns nothing of what would have been wrong with the change.
        guard let caller else { throw .noToken }
        guard caller.user == id else { throw .notYours }
        let user = try draft.complete(at: target)
        try precondition.check(current.tag)
        var change = UserChange()
        change.username = user.username
        change.name = user.name
        change.email = .replacing(with: user.email)
        change.profile = .replacing(with: user.profile)
        change.password = try await world.password(user.password, for: current.user, by: caller, from: address)
        return .replaced(try await world.change(id, change, picture: user.picture, if: precondition))
    }
}
