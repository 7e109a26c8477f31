import Synchronization

/// What the tasks of a test note for it.
final class Notes<Note: Sendable>: Sendable {
    private let notes = Mutex<[Note]>([])

    var all: [Note] { notes.withLock { $0 } }

    func append(_ note: Note) {
        notes.withLock { $0.append(note) }
    }
}
