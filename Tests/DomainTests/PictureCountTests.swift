import TestSupport
import Testing

@testable import Domain

@Suite struct PictureCountTests {
    private static let pictures = (0..<3).map { Picture(fileName: "\($0)") }

    @Test func `a picture is unused once its last user has another one, has none, or is gone`() throws {
        var ledger = Ledger.make()
        let (ann, bob) = (try ledger.sign(up: "ann"), try ledger.sign(up: "bob"))
        var edit = UserChange()
        edit.picture = .set(Self.pictures[0])
        #expect(try ledger.change(ann, edit, if: .none).unused == nil)
        #expect(try ledger.change(bob, edit, if: .none).unused == nil)
        // The same one again.
        #expect(try ledger.change(bob, edit, if: .none).unused == nil)
        edit.picture = .set(Self.pictures[1])
        #expect(try ledger.change(ann, edit, if: .none).unused == nil)
        #expect(ledger.state.isUsed(Self.pictures[0]))
        edit.picture = .clear
        #expect(try ledger.change(bob, edit, if: .none).unused == Self.pictures[0])
        #expect(!ledger.state.isUsed(Self.pictures[0]))
        #expect(try ledger.delete(bob, if: .none) == nil)
        #expect(try ledger.delete(ann, if: .none) == Self.pictures[1])
        #expect(ledger.state.pictures.isEmpty)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the counts agree with the users, live and on replay`(seed: UInt64) throws {
        var ledger = Ledger.make()
        var random = SplitMix(seed: seed)
        var users: [User.ID] = []
        for step in 0..<2000 {
            let picture = Self.pictures.randomElement(using: &random)
            if users.count < 5 || step.isMultiple(of: 7) {
                users.append(
                    try ledger.create(
                        NewUser(username: "user\(step)", name: "N", picture: picture, passwordHash: "h")
                    ).user.id
                )
            } else if step.isMultiple(of: 5) {
                try ledger.delete(users.remove(at: Int.random(in: users.indices, using: &random)), if: .none)
            } else {
                var edit = UserChange()
                edit.picture = picture.map { Bool.random(using: &random) ? .set($0) : .keep } ?? .clear
                _ = try ledger.change(users.randomElement(using: &random)!, edit, if: .none)
            }
        }
        var replayed = State(epoch: ledger.state.epoch)
        for mutation in ledger.applied { try replayed.apply(mutation) }
        for state in [ledger.state, replayed] {
            for picture in Self.pictures {
                let count = users.count { state.user($0)?.user.picture == picture }
                #expect((state.pictures[picture] ?? 0) == count)
            }
            #expect(state.pictures.count <= Self.pictures.count)
        }
    }
}
