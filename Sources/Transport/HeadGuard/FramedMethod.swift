/// Request methods as far as they decide whether evhttp reads a body.
enum FramedMethod: UInt8, Sendable {
    /// evhttp reads a body where one is announced.
    case carriesBody
    /// Such a one, and the only one that may ask for `*`.
    case options
    /// evhttp does not close a connection after it, whatever was asked for.
    case connect
    /// HEAD, TRACE and what evhttp does not know: it takes the bytes of a body for the next request.
    case carriesNone

    /// - Parameter letters: the token's bytes, the last one lowest; of a token of more than eight, the last ones.
    init(letters: UInt64) {
        self =
            switch letters {
            case 0x47_4554, 0x50_4F53_54, 0x50_5554, 0x50_4154_4348, 0x44_454C_4554_45: .carriesBody
            case 0x4F_5054_494F_4E53: .options
            case 0x43_4F4E_4E45_4354: .connect
            default: .carriesNone
            }
    }

    var takesBody: Bool {
        self == .carriesBody || self == .options
    }
}
