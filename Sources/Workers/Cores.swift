internal import CLinux

/// The processor cores of this machine.
public enum Cores {
    /// How many this process may use: as many as `taskset` or a container leaves it, at least one.
    public static var available: Int {
        max(1, Int(miniter_allowed_cores()))
    }
}
