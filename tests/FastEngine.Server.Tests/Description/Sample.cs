using System.Reflection;

namespace FastEngine.Server.Tests.Description;

/// <summary>Documents with something in every member, or in those alone that they must have.</summary>
internal static class Sample
{
    private static readonly NullabilityInfoContext s_nullability = new();

    public static T Of<T>(bool isFull = true) => (T)Of(typeof(T), isFull);

    private static object Of(Type type, bool isFull)
    {
        if (type == typeof(string)) return "text";
        if (type.IsPrimitive) return type == typeof(bool) ? true : Convert.ChangeType(7, type, null);
        if (type.IsGenericType)
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 2);
            for (var i = 0; i < items.Length; i++) items.SetValue(Of(type.GetGenericArguments()[0], isFull), i);
            return items;
        }

        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, isFull))]);
        foreach (var member in type.GetProperties().Where(member => member.SetMethod is not null && constructor.GetParameters().All(parameter => parameter.Name != member.Name)))
        {
            bool mayBeMissing;
            lock (s_nullability) mayBeMissing = s_nullability.Create(member).WriteState == NullabilityState.Nullable;
            if (isFull || !mayBeMissing) member.SetValue(made, Of(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, isFull));
        }

        return made;
    }
}
