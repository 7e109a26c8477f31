/// A value that was read and written again is read as the same value; an error lies within the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    let value: JSONValue
    do {
        value = try JSONParser.parse(text)
    } catch {
        precondition((0...count).contains(error.offset))
        return 0
    }
    var writer = JSONWriter(capacity: 32)
    write(value, to: &writer)
    let written = writer.finish()
    do {
        let again = try JSONParser.parse(written)
        precondition(again == value)
    } catch {
        preconditionFailure("\(error): \(String(decoding: written, as: UTF8.self))")
    }
    return 0
}

private func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .number(let value): writer.raw(Array("\(value)".utf8))
    case .string(let value): writer.string(value)
    case .array(let values):
        writer.beginArray()
        for value in values {
            write(value, to: &writer)
        }
        writer.endArray()
    case .object(let object):
        writer.beginObject()
        for member in object.members {
            precondition(object[member.key] == member.value)
            writer.key(text: member.key)
            write(member.value, to: &writer)
        }
        writer.endObject()
    }
}
