/// Gives a user another picture, or none, for its owner.
public struct ChangePicture: Sendable {
    /// What is to become of the picture.
    public enum Change: Sendable {
        /// - upload: nil where the request brought none.
        case set(Upload?)
        case remove
    }

    let id: User.ID
    let change: Change
    let precondition: Precondition
    let caller: Caller

    public init(of id: User.ID, _ change: Change, if precondition: Precondition, by caller: Caller) {
        self.id = id
        self.change = change
        self.precondition = precondition
        self.caller = caller
    }

    /// - Throws: `noSuchUser`, `notYours`, `invalid`, `changed`; as `MediaStore.save` does.
    public func run(in world: World) async throws(Failure) -> UserView {
        guard let current = try await world.store.user(id).value else { throw .noSuchUser }
        guard caller.user == id else { throw .notYours }
        var (edit, picture) = (UserChange(), NewPicture?.none)
        switch change {
        case .set(let upload):
            guard let upload else { throw .invalid([FieldError("profileImage", .missing)]) }
            var check = FieldCheck()
            picture = check.picture(upload)
            try check.finish()
        case .remove:
            // Taking away what is not there changes nothing, the user's tag neither.
            if current.user.picture != nil { edit.picture = .clear }
        }
        try precondition.check(current.tag)
        return try await world.change(id, edit, picture: picture, if: precondition)
    }
}
