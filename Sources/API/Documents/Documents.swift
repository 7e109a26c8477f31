import Domain
import HTTP
import Synchronization

/// The documents of the contracts. Each is made once, when it is first asked for, and beside the loops.
public final class Documents: Sendable {
    /// Which of them.
    public enum Name: String, CaseIterable, Sendable {
        /// The latest contract's, with its paths without a version.
        case latest
        case v1
        case v2
        case classic
    }

    /// One of them.
    public struct Document: Sendable {
        /// In JSON.
        public let text: [UInt8]
        let tag: EntityTag
        let openAPI: OpenAPI
    }

    let rehearsal: Rehearsal
    private let made = Mutex<[Name: Task<Document?, Never>]>([:])

    /// - Parameter stage: makes a world that holds nothing and knows the same limits.
    public init(settings: Settings, stage: @escaping @Sendable () throws -> Stage) {
        var settings = settings
        // Whoever serves them to whom, documents show all.
        settings.crossOrigin = CrossOriginRules()
        settings.services = ServiceHosts()
        rehearsal = Rehearsal(settings: settings, makeStage: stage)
    }

    /// - Returns: nil where the system has not what making it takes, such as threads; the next call tries again.
    public func document(_ name: Name) async -> Document? {
        let task = made.withLock { made in
            if let task = made[name] { return task }
            let task = Task.detached { await self.make(name) }
            made[name] = task
            return task
        }
        let document = await task.value
        if document == nil { made.withLock { $0[name] = nil } }
        return document
    }

    private func make(_ name: Name) async -> Document? {
        let contract = name == .latest ? rehearsal.settings.latest : name.rawValue
        guard let openAPI = try? await rehearsal.document(of: contract, isLatest: name == .latest) else { return nil }
        let text = openAPI.text()
        return Document(text: text, tag: EntityTag(digestOf: text), openAPI: openAPI)
    }
}
