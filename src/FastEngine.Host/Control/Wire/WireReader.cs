using System.Diagnostics;
using System.Net.Sockets;
using FastEngine.Core;

namespace FastEngine.Host.Control.Wire;

/// <summary>Lines and blocks of bytes from a socket, each with a time by which it has to be there.</summary>
internal sealed class WireReader(Socket socket, int mostLineBytes)
{
    private readonly byte[] _buffer = new byte[mostLineBytes + 1];
    private int _from;
    private int _to;

    /// <summary>The next line without its end, valid until the next read; false when the other side has closed.</summary>
    /// <param name="waitNs">Until its first byte.</param>
    /// <param name="restNs">From there to its end.</param>
    /// <exception cref="LineTooLongException">It has no end within the bytes that are taken.</exception>
    /// <exception cref="IOException">The connection ended within it, or it took too long.</exception>
    public bool TryReadLine(long waitNs, long restNs, out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (_from == _to && !Fill(waitNs)) return false;
        var began = Stopwatch.GetTimestamp();
        var looked = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_from + looked, _to - _from - looked).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = _buffer.AsMemory(_from, looked + end);
                _from += looked + end + 1;
                return true;
            }

            looked = _to - _from;
            if (looked > mostLineBytes) throw new LineTooLongException(mostLineBytes);
            var leftNs = restNs - (long)Stopwatch.GetElapsedTime(began).TotalNanoseconds;
            if (leftNs <= 0) throw new TimeoutException($"the line did not end within {restNs / (double)EngineTime.NsPerSecond} s");
            if (!Fill(leftNs)) throw new EndOfStreamException("the connection ended within a line");
        }
    }

    /// <summary>Fills the whole of <paramref name="block"/>.</summary>
    /// <param name="waitNs">Between two arrivals of bytes.</param>
    public void ReadExactly(Span<byte> block, long waitNs)
    {
        while (block.Length > 0)
        {
            if (_from == _to && !Fill(waitNs)) throw new EndOfStreamException("the connection ended within an answer");
            var count = Math.Min(block.Length, _to - _from);
            _buffer.AsSpan(_from, count).CopyTo(block);
            _from += count;
            block = block[count..];
        }
    }

    private bool Fill(long waitNs)
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }

        // Zero would be without end.
        socket.ReceiveTimeout = (int)Math.Clamp(waitNs / EngineTime.NsPerMs, 1, int.MaxValue);
        try
        {
            var count = socket.Receive(_buffer.AsSpan(_to));
            _to += count;
            return count > 0;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            throw new TimeoutException("nothing came in time", error);
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
