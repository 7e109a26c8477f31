import Synchronization
import Testing

@testable import Domain

@Suite struct ModelTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the state does what the model does, through 10,000 random operations`(seed: UInt64) throws {
        var play = Play(seed: seed)
        for step in 1...10_000 {
            try play.operate()
            if step.isMultiple(of: 20) { try play.compareQueries() }
            if step.isMultiple(of: 500) { play.compareRows() }
        }
        #expect(play.model.tweetIDs.count > 1024)
        #expect(play.scans > 100)
        #expect(play.pages > 100)

        // What was recorded leads to the same state again.
        var replayed = State(epoch: play.ledger.state.epoch)
        for mutation in play.ledger.applied { try replayed.apply(mutation) }
        #expect(Dump(replayed) == Dump(play.ledger.state))
    }

    @Test func `a copy of the state is unaffected by later writes`() throws {
        var play = Play(seed: 11)
        for _ in 0..<3000 { try play.operate() }
        let copy = play.ledger.state
        let before = Dump(copy)
        for _ in 0..<3000 { try play.operate() }
        #expect(Dump(copy) == before)
        #expect(Dump(play.ledger.state) != before)
    }

    @Test func `a mutation that does not fit is refused and changes nothing`() throws {
        var play = Play(seed: 12)
        for _ in 0..<2000 { try play.operate() }
        var state = play.ledger.state
        let before = Dump(state)
        // Each of these has been applied once, so that none of the creations and friendships can be again.
        for mutation in play.ledger.applied {
            switch mutation {
            case .userCreated, .userChanged, .tweetCreated, .tweetChanged:
                #expect(throws: Misfit.self) { try state.apply(mutation) }
            default:
                break
            }
        }
        let next = state.revision + 1
        let someone = play.model.users[0].id
        let stranger = User.ID(rawValue: 1 << 61)!
        func tweet(_ id: Int64, by author: User.ID) -> Tweet {
            Tweet(
                id: Identifier(rawValue: id)!,
                author: author,
                content: "",
                createdAt: Timestamp(rawValue: 0),
                updatedAt: Timestamp(rawValue: 0),
                revision: next
            )
        }
        for mutation in [
            .tweetCreated(tweet(1 << 61, by: stranger)), .tweetChanged(tweet(1 << 61, by: stranger)),
            .tweetCreated(tweet(play.model.tweetIDs[0], by: Identifier(rawValue: someone)!)),
            .userDeleted(stranger), .tweetDeleted(Identifier(rawValue: 1 << 61)!),
            .followed(friend: stranger, by: Identifier(rawValue: someone)!),
            .unfollowed(friend: stranger, by: Identifier(rawValue: someone)!),
            .sessionClosed(Identifier(rawValue: 1 << 61)!),
        ] as [Mutation] {
            #expect(throws: Misfit.self) { try state.apply(mutation) }
        }
        #expect(Dump(state) == before)
    }
}
