namespace FastEngine.Notifications.Tests.Channels;

/// <summary>What a double answers.</summary>
/// <param name="Status">Of HTTP; 0 closes the connection without a word.</param>
/// <param name="Body">Of it.</param>
/// <param name="Headers">Whole lines.</param>
internal sealed record Answer(int Status, string Body = "", params string[] Headers);
