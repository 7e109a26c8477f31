import Domain

@testable import Storage

/// A story that uses every kind of mutation, with snapshots and restarts between; each step is one write.
struct Scenario {
    enum Step {
        case write(@Sendable (EmbeddedStore) async throws(Failure) -> Void)
        case snapshot
        case restart
    }

    static let clock: @Sendable () -> Timestamp = { Timestamp(rawValue: 1_700_000_000) }
    static let settings = {
        var settings = EmbeddedSettings(durability: .always, snapshotSeconds: 3600)
        settings.retryMilliseconds = 5
        return settings
    }()

    let steps: [Step]

    static let everything = Scenario(
        steps: [
            user("a"), user("b"), user("구미"), tweet(1, "첫 글"), tweet(1, "second\n\"quoted\" \\ \u{1}"),
            follow(1, 2), follow(2, 1), follow(3, 1), session(1), session(1), renew(1), csrf(1, 7), csrf(2, 8),
            .snapshot,
            tweet(2, "after the snapshot"), change(1, by: 1, "고친 글"), delete(2, by: 1), changeUser(2),
            unfollow(2, 1), misuse(1), placed(9_000_000_000, by: 2), csrf(1, 8),
            .restart,
            tweet(2, "after a restart"), deleteUser(3), password(1),
            .snapshot,
            tweet(1, "after two snapshots"), delete(9_000_000_000, by: 2),
            .snapshot,
            .restart,
            tweet(1, "the end"),
        ]
    )

    /// How many of its steps write.
    var writes: Int {
        steps.count { if case .write = $0 { true } else { false } }
    }

    static func open(
        _ disk: SimulatedDisk,
        settings: EmbeddedSettings = settings,
        report: @escaping @Sendable (StorageEvent) -> Void = { _ in },
        fatal: @escaping @Sendable (StorageFailure) -> Void = { _ in }
    ) throws(StorageFailure) -> EmbeddedStore {
        try EmbeddedStore.open(
            DataDirectory(holding: disk),
            settings: settings,
            scans: ScanPool(threads: 1),
            clock: clock,
            report: report,
            fatal: fatal
        )
    }

    /// Plays the story until it ends or the disk stops.
    /// - Returns: the fingerprint after each write that was acknowledged, beginning with the empty state.
    func play(on disk: SimulatedDisk) async -> [String] {
        var prints: [String] = []
        guard var store = try? Self.open(disk) else { return [] }
        if let print = try? store.read({ state in fingerprint(state) }) { prints.append(print) }
        defer { store.close() }
        for step in steps {
            switch step {
            case .write(let write):
                do { try await write(store) } catch .revokedSession {} catch { return prints }
                if let print = try? store.read({ state in fingerprint(state) }) { prints.append(print) }
            case .snapshot:
                do { try await store.snapshot() } catch { return prints }
            case .restart:
                store.close()
                guard let next = try? Self.open(disk) else { return prints }
                store = next
            }
        }
        return prints
    }

    private static func id(_ number: Int64) throws(Failure) -> User.ID {
        guard let id = User.ID(rawValue: number) else { throw .noSuchUser }
        return id
    }

    private static func tweetID(_ number: Int64) throws(Failure) -> Tweet.ID {
        guard let id = Tweet.ID(rawValue: number) else { throw .noSuchTweet }
        return id
    }

    static func user(_ name: String) -> Step {
        .write { store throws(Failure) in
            _ = try await store.create(
                NewUser(username: name, name: "Name of \(name)", email: "\(name)@example.com", passwordHash: "$\(name)")
            ).value
        }
    }

    static func tweet(_ author: Int64, _ content: String) -> Step {
        .write { store throws(Failure) in _ = try await store.post(content, by: id(author), as: nil).value }
    }

    static func placed(_ number: Int64, by author: Int64) -> Step {
        .write { store throws(Failure) in _ = try await store.post("placed", by: id(author), as: tweetID(number)).value
        }
    }

    static func change(_ number: Int64, by author: Int64, _ content: String) -> Step {
        .write { store throws(Failure) in
            _ = try await store.change(tweetID(number), to: content, by: id(author), if: .none).value
        }
    }

    static func delete(_ number: Int64, by author: Int64) -> Step {
        .write { store throws(Failure) in try await store.delete(tweetID(number), by: id(author), if: .none).value }
    }

    static func changeUser(_ number: Int64) -> Step {
        .write { store throws(Failure) in
            var change = UserChange()
            change.username = "renamed"
            change.email = .clear
            change.profile = .set("a profile")
            change.picture = .set(Picture(fileName: "abc.png"))
            _ = try await store.change(id(number), change, if: .none).value
        }
    }

    static func password(_ number: Int64) -> Step {
        .write { store throws(Failure) in
            var change = UserChange()
            change.password = .changed(hash: "$new", keeping: nil)
            _ = try await store.change(id(number), change, if: .none).value
        }
    }

    static func deleteUser(_ number: Int64) -> Step {
        .write { store throws(Failure) in _ = try await store.delete(id(number), if: .none).value }
    }

    static func follow(_ user: Int64, _ friend: Int64) -> Step {
        .write { store throws(Failure) in _ = try await store.follow(id(friend), by: id(user)).value }
    }

    static func unfollow(_ user: Int64, _ friend: Int64) -> Step {
        .write { store throws(Failure) in try await store.unfollow(id(friend), by: id(user)).value }
    }

    static func csrf(_ user: Int64, _ hash: UInt8) -> Step {
        .write { store throws(Failure) in try await store.bind(csrfHashes: [[hash]], to: id(user)).value }
    }

    static func session(_ user: Int64) -> Step {
        .write { store throws(Failure) in
            _ = try await store.open(
                NewSession(
                    user: id(user),
                    familyHash: [1, 2, 3],
                    secretHash: [4, 5],
                    expiresAt: Timestamp(rawValue: 1_800_000_000)
                )
            ).value
        }
    }

    /// Renews the user's first session.
    static func renew(_ user: Int64) -> Step {
        .write { store throws(Failure) in
            let session = try store.read { state throws(Failure) in state.sessions(of: try id(user))[0] }
            _ = try await store.renew(
                session.id,
                presented: session.secretHash,
                next: [6],
                expiresAt: Timestamp(rawValue: 1_900_000_000)
            ).value
        }
    }

    /// Presents a secret that is not the session's: it is closed, and the call fails.
    static func misuse(_ user: Int64) -> Step {
        .write { store throws(Failure) in
            let session = try store.read { state throws(Failure) in state.sessions(of: try id(user))[0] }
            _ = try await store.renew(session.id, presented: [9], next: [6], expiresAt: session.expiresAt).value
        }
    }
}
