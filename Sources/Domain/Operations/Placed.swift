/// What putting something at an identifier came to.
public enum Placed<View: Sendable>: Sendable {
    /// Nothing was there before.
    case created(View)
    case replaced(View)
}
