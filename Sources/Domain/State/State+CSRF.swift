extension State {
    /// The user to whom the csrf value of this hash was last given.
    public func user(withCSRFHash hash: [UInt8]) -> UserView? {
        csrfOwners[hash].flatMap(user)
    }

    /// The hashes of a user's csrf values, in the order in which they were last bound to it.
    public func csrfHashes(of user: User.ID) -> [[UInt8]] {
        guard let row = userRow(user) else { return [] }
        return ties[Int(row)].csrfHashes
    }

    mutating func bind(csrfHash hash: [UInt8], to user: User.ID, dropping: [[UInt8]]) throws(Misfit) {
        guard let row = userRow(user) else { throw .noSuchUser(user) }
        for dropped in dropping where csrfOwners[dropped] != user || dropped == hash { throw .otherOwner }
        if let owner = csrfOwners[hash], let row = userRow(owner) {
            ties.update(at: Int(row)) { ties in ties.csrfHashes.removeAll { $0 == hash } }
        }
        for dropped in dropping { csrfOwners[dropped] = nil }
        csrfOwners[hash] = user
        ties.update(at: Int(row)) { ties in
            ties.csrfHashes.removeAll { dropping.contains($0) }
            ties.csrfHashes.append(hash)
        }
    }
}
