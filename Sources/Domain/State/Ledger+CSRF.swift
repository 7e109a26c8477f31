extension Ledger {
    /// How many csrf values a user has at most.
    public static var maximumCSRFValues: Int { 16 }

    /// Gives csrf values to a user, whosever they were; its oldest ones beyond 16 are nobody's from then on. One that is
    /// its newest already leaves no mutation behind.
    /// - Throws: `noSuchUser`.
    public mutating func bind(csrfHashes hashes: [[UInt8]], to user: User.ID) throws(Failure) {
        guard state.userRow(user) != nil else { throw .noSuchUser }
        for hash in hashes {
            let bound = state.csrfHashes(of: user)
            if bound.last == hash { continue }
            let others = bound.filter { $0 != hash }
            let excess = max(0, others.count + 1 - Self.maximumCSRFValues)
            try apply(.csrfBound(hash: hash, to: user, dropping: Array(others.prefix(excess))))
        }
    }
}
