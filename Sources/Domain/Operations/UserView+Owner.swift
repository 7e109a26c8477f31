extension UserView {
    /// Whether the caller is this user: no one else sees its e-mail.
    public func isOwned(by caller: Caller?) -> Bool {
        user.id == caller?.user
    }
}

extension Page where Items == [UserView] {
    /// Names this part as the caller sees it: who finds an e-mail of its own in it has a representation of its own.
    public func tag(for caller: Caller?) -> Tag {
        guard let caller, items.contains(where: { $0.isOwned(by: caller) && $0.user.email != nil }) else { return tag }
        return tag.mixed(with: UInt64(bitPattern: caller.user.rawValue))
    }
}
