/// The open connections of one loop, by file descriptor.
struct ConnectionTable {
    private var slots: [Connection?] = []
    private(set) var count = 0

    subscript(descriptor: Int32) -> Connection? {
        let slot = Int(descriptor)
        return slots.indices.contains(slot) ? slots[slot] : nil
    }

    mutating func insert(_ connection: Connection) {
        let slot = Int(connection.descriptor)
        if slot >= slots.count {
            slots.append(contentsOf: repeatElement(nil, count: slot + 1 - slots.count))
        }
        if slots[slot] == nil { count += 1 }
        slots[slot] = connection
    }

    mutating func remove(_ connection: Connection) {
        let slot = Int(connection.descriptor)
        guard slots.indices.contains(slot), slots[slot] === connection else { return }
        slots[slot] = nil
        count -= 1
    }

    /// All of them; a copy, so that what is done to one may remove it.
    var all: [Connection] {
        slots.compactMap(\.self)
    }
}
