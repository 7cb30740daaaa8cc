using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>A call to Firestore failed: its code, its text, and what that means for what comes next.</summary>
public sealed class FirestoreException : SendException
{
    public FirestoreException(GrpcCode code, string message) : base(Classify(code), $"{Name(code)}: {message}") => Code = code;

    public FirestoreException(GrpcCode code, string message, Exception inner) : base(Classify(code), $"{Name(code)}: {message}", inner) => Code = code;

    public GrpcCode Code { get; }

    // Our writes have no precondition and name no index, so that NotFound and FailedPrecondition speak of the database.
    private static SendFailure Classify(GrpcCode code) => code switch
    {
        GrpcCode.Unavailable or GrpcCode.DeadlineExceeded or GrpcCode.Aborted or GrpcCode.Cancelled => SendFailure.Transient,
        GrpcCode.ResourceExhausted => SendFailure.TooMuch,
        GrpcCode.Unauthenticated or GrpcCode.PermissionDenied or GrpcCode.NotFound or GrpcCode.FailedPrecondition or GrpcCode.Unimplemented => SendFailure.Destination,
        GrpcCode.InvalidArgument or GrpcCode.OutOfRange or GrpcCode.AlreadyExists => SendFailure.Entry,
        _ => SendFailure.Unclear,
    };

    private static string Name(GrpcCode code) => Enum.IsDefined(code) ? code.ToString() : $"code {(int)code}";
}
