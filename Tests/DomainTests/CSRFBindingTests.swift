import Testing

@testable import Domain

@Suite struct CSRFBindingTests {
    private let one: User.ID
    private let two: User.ID
    private var ledger: Ledger

    init() throws {
        var ledger = Ledger(state: State(epoch: 1), clock: { Timestamp(rawValue: 1) })
        one = try ledger.create(NewUser(username: "one", name: "N", passwordHash: "h")).user.id
        two = try ledger.create(NewUser(username: "two", name: "N", passwordHash: "h")).user.id
        ledger.forgetApplied()
        self.ledger = ledger
    }

    private func owner(_ hash: UInt8) -> User.ID? {
        ledger.state.user(withCSRFHash: [hash])?.user.id
    }

    @Test mutating func `a value that moves to another user leaves the first`() throws {
        try ledger.bind(csrfHashes: [[1], [2]], to: one)
        try ledger.bind(csrfHashes: [[1]], to: two)
        #expect(owner(1) == two)
        #expect(ledger.state.csrfHashes(of: one) == [[2]])
        #expect(ledger.state.csrfHashes(of: two) == [[1]])
        try ledger.delete(one, if: .none)
        #expect(owner(1) == two)
        #expect(owner(2) == nil)
    }

    @Test mutating func `the newest value again leaves no mutation behind, an older one becomes the newest`() throws {
        try ledger.bind(csrfHashes: [[1], [2]], to: one)
        ledger.forgetApplied()
        try ledger.bind(csrfHashes: [[2]], to: one)
        #expect(ledger.applied.isEmpty)
        try ledger.bind(csrfHashes: [[1]], to: one)
        #expect(ledger.applied.count == 1)
        #expect(ledger.state.csrfHashes(of: one) == [[2], [1]])
    }

    @Test mutating func `beyond sixteen values the oldest is nobody's`() throws {
        for value in 1...16 as ClosedRange<UInt8> { try ledger.bind(csrfHashes: [[value]], to: one) }
        #expect(owner(1) == one)
        try ledger.bind(csrfHashes: [[1]], to: one)
        try ledger.bind(csrfHashes: [[17]], to: one)
        #expect(owner(1) == one)
        #expect(owner(2) == nil)
        #expect(ledger.state.csrfHashes(of: one).count == 16)
        #expect(ledger.state.csrfOwners.count == 16)
    }

    @Test mutating func `replaying what was applied gives the same bindings`() throws {
        var replayed = ledger.state
        for value in 1...20 as ClosedRange<UInt8> {
            try ledger.bind(csrfHashes: [[value], [100]], to: value.isMultiple(of: 3) ? two : one)
        }
        try ledger.delete(two, if: .none)
        for mutation in ledger.applied { try replayed.apply(mutation) }
        #expect(replayed.csrfHashes(of: one) == ledger.state.csrfHashes(of: one))
        #expect(replayed.csrfOwners.count == ledger.state.csrfOwners.count)
        #expect(replayed.csrfOwners.count == replayed.csrfHashes(of: one).count)
    }

    @Test mutating func `what does not fit changes nothing`() throws {
        try ledger.bind(csrfHashes: [[1]], to: one)
        var state = ledger.state
        let nobody = try #require(User.ID(rawValue: 9))
        #expect(throws: Misfit.noSuchUser(nobody)) {
            try state.apply(.csrfBound(hash: [2], to: nobody, dropping: []))
        }
        #expect(throws: Misfit.otherOwner) { try state.apply(.csrfBound(hash: [2], to: two, dropping: [[1]])) }
        #expect(throws: Misfit.otherOwner) { try state.apply(.csrfBound(hash: [2], to: two, dropping: [[3]])) }
        #expect(throws: Misfit.otherOwner) { try state.apply(.csrfBound(hash: [1], to: one, dropping: [[1]])) }
        #expect(state.csrfHashes(of: one) == [[1]])
        #expect(state.csrfHashes(of: two) == [])
        #expect(state.revision == ledger.state.revision)
        #expect(throws: Failure.noSuchUser) { try ledger.bind(csrfHashes: [[1]], to: nobody) }
    }
}
